/** What a document's type declares. */

import type { Value } from "../../objects/object.js";

export interface Entity {
  readonly name: string;
  /** What it stands for; null for one that is elsewhere. */
  readonly text: string | null;
  readonly base: Value;
  readonly systemId: Value;
  readonly publicId: Value;
  /** Of an entity that is no XML. */
  readonly notation: string | null;
  /** Declared in the document itself, outside parameter entities. */
  readonly isInternal: boolean;
  isOpen: boolean;
}

export interface DeclaredAttribute {
  readonly type: string;
  readonly value: string | null;
}

export interface DocumentType {
  readonly entities: Map<string, Entity>;
  readonly parameterEntities: Map<string, Entity>;
  /** By element, then by attribute. */
  readonly attributes: Map<string, Map<string, DeclaredAttribute>>;
  /** Declarations may have been missed in parameter entities. */
  hasParameterReferences: boolean;
  isStandalone: boolean;
  /** False once a declaration has been missed that could have changed the meaning of those that follow. */
  isKept: boolean;
}

export const newDocumentType = (): DocumentType => ({
  entities: new Map(),
  parameterEntities: new Map(),
  attributes: new Map(),
  hasParameterReferences: false,
  isStandalone: false,
  isKept: true,
});
