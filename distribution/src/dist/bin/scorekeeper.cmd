@echo off
rem Starts Scorekeeper with JAVA_HOME's Java (17 or newer), else with the one on the PATH.
rem SCOREKEEPER_JAVA_OPTS holds more options for Java.
setlocal
rem What all Javas of a machine are told may be wrong for this one, and is announced on standard error.
set "JAVA_TOOL_OPTIONS="
set "JDK_JAVA_OPTIONS="
set "_JAVA_OPTIONS="
set "JAVA=java.exe"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
where /q "%JAVA%" || if not exist "%JAVA%" (
  echo scorekeeper: no Java was found: set JAVA_HOME to a Java 17 or newer, or put it on the PATH>&2
  exit /b 70
)
set "ARCH=x86_64"
if /i "%PROCESSOR_ARCHITECTURE%"=="ARM64" set "ARCH=aarch64"
rem What may take long is worth compiling well; everything else has ended before that pays.
set "COMPILER=-XX:TieredStopAtLevel=1"
if "%~1"=="-C" (set "WORD=%~3") else set "WORD=%~1"
if "%WORD%"=="history" set "COMPILER=-XX:+TieredCompilation"
if "%WORD%"=="backfill" set "COMPILER=-XX:+TieredCompilation"
"%JAVA%" -XX:+UseSerialGC %COMPILER% -XX:-UsePerfData ^
  -Xlog:disable -XX:+DisplayVMOutputToStderr -XX:+UnlockDiagnosticVMOptions -XX:-PrintWarnings ^
  --enable-native-access=ALL-UNNAMED -Dscorekeeper.findings=91 ^
  -Dslf4j.provider=org.slf4j.nop.NOPServiceProvider -Dslf4j.internal.verbosity=WARN ^
  -Dguice_bytecode_gen_option=DISABLED -Djdk.reflect.useNativeAccessorOnly=true ^
  "-Dorg.sqlite.lib.path=%~dp0..\native\Windows\%ARCH%" %SCOREKEEPER_JAVA_OPTS% ^
  -cp "%~dp0..\lib\*" dev.scorekeeper.cli.Main %*
set "CODE=%ERRORLEVEL%"
rem Java that cannot start ends with 1, which would mean findings; those it was asked to say by another code.
if "%CODE%"=="91" exit /b 1
if "%CODE%"=="1" (
  echo scorekeeper: Java cannot start, and says why above; look at SCOREKEEPER_JAVA_OPTS and JAVA_HOME>&2
  exit /b 70
)
exit /b %CODE%
