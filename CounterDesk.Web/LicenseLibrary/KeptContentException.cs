namespace CounterDesk.Web.LicenseLibrary;

/// <summary>What the library keeps of a license is not what it once took in: it was damaged or exchanged.</summary>
internal sealed class KeptContentException(string message, Exception? cause = null) : Exception(message, cause);
