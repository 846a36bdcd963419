/** How logs are named when they are rotated: by what a name can be the generation of a log before. */
@NullMarked
package io.apilog.source.name;

import org.jspecify.annotations.NullMarked;
