/** State that each interpreter has for itself, and that goes with it. */

import { runningSystem } from "./interpreter-services.js";

/** A function that returns the running interpreter's own instance of something, made when first asked for. */
export function perInterpreter<State>(make: () => State): () => State {
  const states = new WeakMap<object, State>();
  const noInterpreter = {};
  return () => {
    const key = runningSystem() ?? noInterpreter;
    let state = states.get(key);
    if (state === undefined) {
      state = make();
      states.set(key, state);
    }
    return state;
  };
}
