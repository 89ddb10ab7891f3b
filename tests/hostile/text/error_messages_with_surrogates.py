# ends: error
raise ValueError("\ud800\udfff\udc80")
