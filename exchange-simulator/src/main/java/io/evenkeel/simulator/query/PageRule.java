package io.evenkeel.simulator.query;

/**
 * How pages are made that nobody has asked for like this.
 *
 * @param sizeMax pages are cut to this size without a word, whatever the limit says
 * @param repeatedRows so many rows at the end of a page come again on the next
 */
public record PageRule(int sizeMax, int repeatedRows) {
    /** As asked. */
    public static final PageRule NONE = new PageRule(Integer.MAX_VALUE, 0);
}
