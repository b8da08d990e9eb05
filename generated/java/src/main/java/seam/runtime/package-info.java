/** What the types of the contract rest on. */
@NullMarked
package seam.runtime;

import org.jspecify.annotations.NullMarked;
