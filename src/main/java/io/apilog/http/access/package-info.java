/** Who may see what: logins, limits, certificates, host names. */
package io.apilog.http.access;
