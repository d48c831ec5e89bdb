package tacit.calibrate;

/** Where the substeps of an evaluation come from. */
enum Planning {
    /** The rule of the problem, from scratch; they are kept for later evaluations. */
    FRESH,
    /** The rule of the problem, near the last solution; they are not kept. */
    FREE,
    /** The rule of the problem; later evaluations keep whichever is finer, these or those kept before. */
    RAISE,
    /** Those kept, so that the discrete problem stays the same. */
    KEPT,
    /** Those kept, at a point aside: the solution does not become the last one. */
    KEPT_ASIDE;

    /** Whether the substeps kept are used and not changed. */
    boolean frozen() {
        return this == KEPT || this == KEPT_ASIDE;
    }

    /** Whether the next solution is looked for near this one. */
    boolean remembered() {
        return this == KEPT || this == FREE;
    }
}
