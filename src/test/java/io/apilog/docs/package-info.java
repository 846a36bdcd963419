/** Holds the documentation to what the program is. */
package io.apilog.docs;
