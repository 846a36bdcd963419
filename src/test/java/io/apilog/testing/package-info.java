/** What tests of all packages stand on. */
package io.apilog.testing;
