# ends: error memory
import secrets
secrets.token_hex(10**9)
