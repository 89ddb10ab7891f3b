# ends: timeout error
import decimal
decimal.getcontext().prec = 200_000
decimal.Decimal("1.000001") ** decimal.Decimal("12345.678")
