/** Weeks of an API's traffic, made up minute by minute and played through the shipped rules: what they see, how soon, and what they mistake. */
package io.apilog.month;
