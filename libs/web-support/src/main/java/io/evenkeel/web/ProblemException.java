package io.evenkeel.web;

import java.util.List;

/**
 * Thrown at the edge to answer with a problem. It has no stack trace: it tells of the request, not of a fault of ours.
 */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public ProblemException(ProblemType type, String detail, List<Violation> violations) {
        this(Problem.of(type, detail, violations));
    }

    public ProblemException(Problem problem) {
        super(problem.type().slug() + ": " + problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
