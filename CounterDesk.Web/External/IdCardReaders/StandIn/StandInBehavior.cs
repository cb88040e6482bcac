using System.Text.Json.Serialization;

namespace CounterDesk.Web.External.IdCardReaders.StandIn;

/// <summary>What a stand-in does, so that every trouble of a reader can be tried.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StandInBehavior>))]
internal enum StandInBehavior
{
    Normal,

    /// <summary>Never answers.</summary>
    Slow,

    /// <summary>Hangs up, as if no service were there.</summary>
    Absent,

    /// <summary>Gives the card without its other side, as if it had been taken away too early.</summary>
    Half,

    /// <summary>Answers with something else.</summary>
    Garbage,

    /// <summary>Gives another person's card than the one that lies on it.</summary>
    Wrong,
}
