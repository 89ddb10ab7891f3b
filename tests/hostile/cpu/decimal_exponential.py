# ends: timeout error
import decimal
decimal.getcontext().prec = 100_000
decimal.Decimal("1.5").exp(), decimal.Decimal("1.5").ln()
