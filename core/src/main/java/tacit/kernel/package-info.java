/** Compiles programs to bytecode with {@code java.lang.classfile}. */
package tacit.kernel;
