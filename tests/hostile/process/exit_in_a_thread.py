# ends: ok exit error
import sys, threading, _thread
threading.Thread(target=sys.exit, args=(5,)).start()
_thread.start_new_thread(_thread.exit, ())
_thread.interrupt_main()
