import random
random.seed(5)
def check(seed):
    r=random.Random(seed); d={}; order=[]
    keys=[1,True,1.0,"a","b",0,False,None,(1,2),2**70,"c","d","e","f","g","h",3,4,5,6,7,frozenset([1])]
    keys=r.sample(keys, r.randint(3,len(keys)))
    log=[]
    for step in range(60):
        k=r.choice(keys); op=r.randint(0,9)
        if op<4: d[k]=step
        elif op==4: log.append(d.pop(k,"none"))
        elif op==5: log.append(d.get(k)); log.append(k in d)
        elif op==6 and d: log.append(d.popitem())
        elif op==7: e={}; e.update(d); e[k]=1; log.append(list(e.items())); log.append(d.setdefault(k,step))
        elif op==8 and r.random()<.1: d.clear()
        elif op==9: d=d.copy() if r.random()<.5 else {**d}
        log.append(list(d.items()))
    return repr(log)
import hashlib
h=hashlib.sha256()
for s in range(300): h.update(check(s).encode())
print(h.hexdigest())
