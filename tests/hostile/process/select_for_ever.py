# ends: timeout error
import select, os
r, w = os.pipe()
select.select([r], [], [])
