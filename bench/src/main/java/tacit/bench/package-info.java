/** JMH benchmarks of what a fit spends its time on; see {@code docs/performance.md}. */
@NullMarked
package tacit.bench;

import org.jspecify.annotations.NullMarked;
