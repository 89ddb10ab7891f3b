if True:
	value = 	[1,	2][5]
