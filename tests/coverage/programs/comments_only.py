# Nothing but
# comments.
