/** Fixed-order vector operations, singular values and a parallel map; hides third-party matrix types. */
package tacit.math;
