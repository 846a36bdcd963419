/** Target, method and status in, the name of the endpoint out: routes, shapes of ids, the budget. */
package io.apilog.endpoint;
