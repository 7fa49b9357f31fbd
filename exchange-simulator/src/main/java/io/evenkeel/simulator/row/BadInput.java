package io.evenkeel.simulator.row;

/** A value that was handed to the simulator and cannot be used; names the field, for the person who sent it. */
public final class BadInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    public BadInput(String field, String message) {
        super(message);
        this.field = field;
    }

    /**
     * The same complaint, one level further out: {@code fills[3]} and {@code count_fp} give {@code
     * fills[3].count_fp}.
     */
    public BadInput within(String prefix) {
        return new BadInput(prefix + "." + field, getMessage());
    }

    public String field() {
        return field;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
