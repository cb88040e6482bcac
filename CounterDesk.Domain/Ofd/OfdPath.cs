namespace CounterDesk.Domain.Ofd;

/// <summary>Paths inside a package: segments joined by slashes, from the root, without a slash in front.</summary>
internal static class OfdPath
{
    /// <summary>No entry has a longer name.</summary>
    public const int MaxLength = OfdLimits.MaxNameBytes;

    /// <summary>
    /// Where <paramref name="location"/> (ST_Loc, GB/T 33190 7.2) leads from the file it stands in; null when it leads
    /// nowhere or out of the package. Backslashes count as slashes: real files have them.
    /// </summary>
    public static string? Resolve(string file, string location)
    {
        if (location.Length > MaxLength)
        {
            return null;
        }

        var text = location.Trim().Replace('\\', '/');
        var segments = new List<string>();
        if (!text.StartsWith('/'))
        {
            segments.AddRange(Directory(file).Split('/', StringSplitOptions.RemoveEmptyEntries));
        }

        foreach (var segment in text.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (segment)
            {
                case ".":
                    break;
                case "..":
                    if (segments.Count == 0)
                    {
                        return null;
                    }

                    segments.RemoveAt(segments.Count - 1);
                    break;
                default:
                    segments.Add(segment);
                    break;
            }
        }

        return segments.Count == 0 ? null : string.Join('/', segments);
    }

    public static string Directory(string file) => file[..Math.Max(0, file.LastIndexOf('/'))];
}
