def compute(alpha, beta): return {"result": [alpha + beta, alpha - beta, alpha * beta, (alpha ** 2 + beta ** 2) / (alpha - beta)]}
compute(3, 3)
