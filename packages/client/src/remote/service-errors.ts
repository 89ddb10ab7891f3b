/** Why a service does not do what it is asked, and the status of HTTP that says so. */

export const SERVICE_STATUS = {
  "invalid-message": 400,
  unauthorized: 401,
  forbidden: 403,
  "not-found": 404,
  "duplicate-id": 409,
  "too-large": 413,
  "wrong-type": 415,
  quota: 429,
  failed: 500,
  overloaded: 503,
  closed: 503,
} as const;

export type ServiceErrorCode = keyof typeof SERVICE_STATUS;

export const SERVICE_ERRORS = Object.keys(SERVICE_STATUS) as [ServiceErrorCode, ...ServiceErrorCode[]];

export class ServiceError extends Error {
  readonly code: ServiceErrorCode;

  constructor(code: ServiceErrorCode, message: string) {
    super(message);
    this.name = "ServiceError";
    this.code = code;
  }
}
