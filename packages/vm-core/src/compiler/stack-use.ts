/** Displays and calls with more items than this build their collection piece by piece. */
export const STACK_USE_GUIDELINE = 30;
