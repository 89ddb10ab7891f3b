# ends: error timeout
import queue
queue.Queue().get()
