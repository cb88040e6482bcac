namespace CounterDesk.Domain.LicenseKinds;

/// <summary>A file of the catalog of kinds is wrong. The program does not start with it: half a catalog would be a wrong one.</summary>
public sealed class LicenseKindException(string file, string place, string reason)
    : Exception($"{file}, {place}: {reason} Mend the file and start again.")
{
    public string File => file;

    /// <summary>Where in the file, as a JSON path such as <c>$.fields[3].type</c>.</summary>
    public string Place => place;

    public string Reason => reason;
}
