/**
 * What an audit trail is made of: its lines, the tree of hashes over them (RFC 6962), signed checkpoints (C2SP signed notes), keys and
 * pseudonyms. {@code trail} writes it, {@code verify} checks it with the public key alone.
 */
@NullMarked
package io.apilog.audit;

import org.jspecify.annotations.NullMarked;
