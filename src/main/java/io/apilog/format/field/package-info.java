/** What a field of a line is for a record, whatever the format calls it: {@link io.apilog.format.field.FieldKind}. */
package io.apilog.format.field;
