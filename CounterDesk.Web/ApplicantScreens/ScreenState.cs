namespace CounterDesk.Web.ApplicantScreens;

/// <summary>With what a screen speaks.</summary>
public enum ScreenVoice
{
    /// <summary>It has not said yet.</summary>
    Unknown,

    /// <summary>A voice of its own machine, which says everything.</summary>
    Machine,

    /// <summary>Sound files of fixed sentences; names and numbers are shown only.</summary>
    SoundFiles,

    /// <summary>Nothing: a clerk has to read aloud.</summary>
    None,
}

/// <summary>What a counter's screen last told of itself. It is in memory, and of this process.</summary>
/// <param name="SeenAt">When a browser last showed that it is there; null when none has.</param>
/// <param name="Voice">With what it speaks.</param>
/// <param name="Caption">The sentence that is being read.</param>
public sealed record ScreenState(DateTimeOffset? SeenAt, ScreenVoice Voice, string? Caption)
{
    // Three beats of two seconds, and one for the way.
    private static readonly TimeSpan _longestSilence = TimeSpan.FromSeconds(8);

    public static ScreenState Nothing { get; } = new(null, ScreenVoice.Unknown, null);

    /// <summary>Whether names and numbers are not spoken here.</summary>
    public bool IsMute => Voice is ScreenVoice.SoundFiles or ScreenVoice.None;

    public bool IsThere(DateTimeOffset now) => SeenAt is { } seen && now - seen <= _longestSilence;
}
