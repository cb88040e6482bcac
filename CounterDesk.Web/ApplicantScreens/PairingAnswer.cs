namespace CounterDesk.Web.ApplicantScreens;

/// <summary>What became of a clerk's attempt to pair a screen, or to part with it.</summary>
public enum PairingAnswer
{
    Done,

    /// <summary>No screen shows this code.</summary>
    WrongCode,

    /// <summary>A screen showed it; by now it shows another.</summary>
    ExpiredCode,

    /// <summary>The screen with this code was paired already.</summary>
    UsedCode,

    /// <summary>Too many wrong codes of this account in the last minutes.</summary>
    TooManyTries,

    /// <summary>The account sits at no counter.</summary>
    NoCounter,

    /// <summary>Another counter's screen, or a role that has none.</summary>
    NotYours,

    /// <summary>The counter has no screen.</summary>
    NoScreen,
}
