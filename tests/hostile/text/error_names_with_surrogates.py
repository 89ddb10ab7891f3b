# ends: error
raise type("E\ud800", (Exception,), {"__module__": "\udc80"})("x")
