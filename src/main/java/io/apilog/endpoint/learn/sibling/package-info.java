/** What the names in one place tell together: how often they are asked for and sent to, what nearly all of them have behind them. */
package io.apilog.endpoint.learn.sibling;
