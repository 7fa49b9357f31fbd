/**
 * What is written down of every change: who, what, to whom, from where, when. Entries are added in the transaction of
 * the change, so that there is no change without its entry, and are never altered.
 */
@NullMarked
package io.evenkeel.gateway.audit;

import org.jspecify.annotations.NullMarked;
