# Sourced by ./tacit and .ci/run: finds a JDK 25 or newer without starting one.
# find_jdk sets JDK_HOME and JDK_VERSION, or says on standard error what is missing and returns 1.

readonly JDK_REQUIRED=25

# Is $1 the home of a JDK that is new enough? Reads the "release" file that every JDK carries.
use_jdk() {
    local key value major
    [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS='=' read -r key value; do
        [ "$key" = JAVA_VERSION ] || continue
        value=${value//[\"$'\r']/}
        major=${value%%[.+-]*}
        case $major in '' | *[!0-9]*) return 1 ;; esac
        [ "$major" -ge "$JDK_REQUIRED" ] || return 1
        JDK_HOME=$1
        JDK_VERSION=$value
        return 0
    done <"$1/release"
    return 1
}

# The JDK that a "java" on the path belongs to, links followed.
jdk_on_path() {
    local java link
    java=$(type -P java) || return 1
    while link=$(readlink "$java"); do
        case $link in
            /*) java=$link ;;
            *) java=${java%/*}/$link ;;
        esac
    done
    use_jdk "${java%/bin/java}"
}

find_jdk() {
    local home
    if [ -n "${TACIT_JAVA_HOME-}" ]; then
        use_jdk "$TACIT_JAVA_HOME" && return 0
        echo "tacit: TACIT_JAVA_HOME ($TACIT_JAVA_HOME) is not the home of a JDK $JDK_REQUIRED or newer: correct or unset it" >&2
        return 1
    fi
    use_jdk "${JAVA_HOME-}" && return 0
    jdk_on_path && return 0
    for home in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* "${HOME-}"/.local/share/mise/installs/java/* \
        "${HOME-}"/.asdf/installs/java/*; do
        use_jdk "$home" && return 0
    done
    cat >&2 <<MESSAGE
tacit: no JDK $JDK_REQUIRED or newer found (looked at TACIT_JAVA_HOME, JAVA_HOME, java on the path and the usual places).
Install one, for example Eclipse Temurin $JDK_REQUIRED:
    Debian, Ubuntu   the package temurin-$JDK_REQUIRED-jdk or openjdk-$JDK_REQUIRED-jdk
    Fedora           the package java-$JDK_REQUIRED-openjdk-devel
    macOS            brew install --cask temurin@$JDK_REQUIRED
    anywhere         sdk install java $JDK_REQUIRED-tem
or set TACIT_JAVA_HOME to the one you have.
MESSAGE
    return 1
}
