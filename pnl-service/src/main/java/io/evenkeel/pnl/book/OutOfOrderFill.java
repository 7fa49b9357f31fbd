package io.evenkeel.pnl.book;

/** A fill was to be added that does not come after all fills of the book: the book has to be rebuilt. */
public final class OutOfOrderFill extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    OutOfOrderFill(Fill fill, FillKey last) {
        super("fill " + fill.id() + " at " + fill.at() + " does not come after " + last.id() + " at " + last.at());
    }
}
