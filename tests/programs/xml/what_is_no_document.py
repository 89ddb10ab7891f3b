# What is wrong with a document, and where.
from xml.parsers import expat

documents = [
    "", "text", "<a>", "<a></b>", "<a>&x;</a>", "<a b='1' b='2'/>", "<a/>more", "<a/><b/>", "<a b=1/>", "<a", "<a>\x01</a>",
    "<a>\n<![CDATA[ never", "<a>]]></a>", " <?xml version='1.0'?><a/>", "<!DOCTYPE a", "<!DOCTYPE a><!x>", "<a>&#0;</a>",
    "<!-- -- --><a/>", "<a\n b='<'/>", "<a>&</a>", "<a>\n  <b>\n</a>", "<1/>", "<a b/>", "<a><?xml version='1.0'?></a>",
    "<!DOCTYPE a [<!ENTITY e '&e;'>]><a>&e;</a>", "<!DOCTYPE a [<!ENTITY e '<b>'>]><a>&e;</a>", "<?xml version='1.0' x?><a/>",
    "<!DOCTYPE a [<!ENTITY e SYSTEM 'f'>]><a b='&e;'/>", "<a b='1'c='2'/>", "<a>\ud800</a>",
]
for document in documents:
    parser = expat.ParserCreate()
    try:
        parser.Parse(document.encode("utf-8", "surrogatepass"), True)
    except expat.ExpatError as error:
        print(ascii(document), "-", error, (error.code, error.lineno, error.offset), parser.ErrorByteIndex)
    else:
        print(ascii(document), "is one")
for document in ["<p:a/>", "<a xmlns:p=''/>", "<a xmlns:xml='urn:x'/>", "<a xmlns:p='u' xmlns:q='u' p:x='' q:x=''/>"]:
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(document, True)
    except expat.ExpatError as error:
        print(document, "-", error)
