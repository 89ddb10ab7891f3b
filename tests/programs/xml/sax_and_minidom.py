# xml.sax, xml.dom.minidom and plistlib read with the same parser.
import plistlib
import xml.dom.minidom
import xml.sax


class Handler(xml.sax.ContentHandler):
    def startElement(self, name, attributes):
        print("start", name, dict(attributes))

    def endElement(self, name):
        print("end", name)

    def characters(self, content):
        print("characters", repr(content))


xml.sax.parseString(b"<r a='1'>x\r\ny<b/></r>", Handler())
try:
    xml.sax.parseString(b"<r>\n<", Handler())
except xml.sax.SAXParseException as error:
    print(error)
document = xml.dom.minidom.parseString(
    '<!DOCTYPE a PUBLIC "p" "s" [<!ENTITY b SYSTEM "c"><!NOTATION n SYSTEM "d">]><a><b c="d"/>text</a>'
)
print(document.toprettyxml())
print(document.doctype.internalSubset, document.getElementsByTagName("b")[0].getAttribute("c"))
print(plistlib.loads(plistlib.dumps({"a": [1, 2.5, "x", b"yy", True]})))
