namespace CounterDesk.Web.LicenseLibrary;

/// <summary>The library could not be asked about a license of which only the keyed hash is known.</summary>
internal sealed class LibraryUnavailableException(string cause) : Exception($"The library could not answer: {cause}.");
