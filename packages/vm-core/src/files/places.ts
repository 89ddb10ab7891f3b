/** The directories that a program finds in their usual places. */

/** Where CPython 3.14 has its library when it is installed in its usual place. */
export const LIBRARY_DIRECTORY = "/usr/local/lib/python3.14";
export const SITE_PACKAGES = `${LIBRARY_DIRECTORY}/site-packages`;
export const HOME_DIRECTORY = "/home/user";

/** sys.executable */
export const EXECUTABLE = "/usr/local/bin/tandem";
