package io.evenkeel.pnl.ledger.usecase;

import io.evenkeel.pnl.book.Fill;
import io.evenkeel.pnl.ledger.BookKey;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What storing fills has changed.
 *
 * @param added fills that were not known before, by book
 * @param disturbed books in which a known fill was replaced
 */
public record FillChanges(Map<BookKey, List<Fill>> added, Set<BookKey> disturbed) {}
