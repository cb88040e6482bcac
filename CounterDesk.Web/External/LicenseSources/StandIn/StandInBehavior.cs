using System.Text.Json.Serialization;

namespace CounterDesk.Web.External.LicenseSources.StandIn;

/// <summary>What a stand-in does, so that every trouble of a platform can be tried.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StandInBehavior>))]
internal enum StandInBehavior
{
    Normal,

    /// <summary>Answers after two seconds.</summary>
    Slow,

    /// <summary>Takes the question and never answers.</summary>
    Silent,

    /// <summary>HTTP 500.</summary>
    ServerError,

    /// <summary>Hangs up in the middle of an answer.</summary>
    HalfReply,

    /// <summary>What comes is enciphered for somebody else.</summary>
    WrongCipher,

    /// <summary>Forgets, when it is told so, all who have signed in; they may sign in again.</summary>
    ExpiredToken,

    /// <summary>Knows nobody.</summary>
    SignInRefused,

    /// <summary>Has been asked often enough today.</summary>
    Quota,

    /// <summary>Its clock goes half an hour fast.</summary>
    ClockSkew,

    /// <summary>Sends the question on to another address.</summary>
    Redirect,

    /// <summary>Shows a certificate that nobody has been told of.</summary>
    WrongCertificate,

    /// <summary>Answers with a page of HTML.</summary>
    Page,

    /// <summary>Writes its answer in GB 18030.</summary>
    WrongEncoding,

    /// <summary>Answers with a code that stands in no table.</summary>
    UnknownCode,

    /// <summary>Leaves out who issued a license.</summary>
    FieldMissing,

    /// <summary>Writes a text where a list or an object should be.</summary>
    WrongType,

    /// <summary>Answers with the license of somebody else.</summary>
    AnotherHolder,

    /// <summary>Hands a file over behind a link to another machine.</summary>
    ForeignLink,

    /// <summary>Hands a file over behind a link of its own, that is good once.</summary>
    Link,

    /// <summary>Adds fields that no standard names.</summary>
    ExtraFields,

    /// <summary>Hands over something that is no file of a license.</summary>
    NotAFile,

    /// <summary>Writes what is a text with JSON in it in single quotes.</summary>
    SingleQuotes,

    /// <summary>Forgets, when it is told so, what it has authorized; it may be authorized again.</summary>
    ExpiredCode,

    /// <summary>Says that an identity card is not the one it knows.</summary>
    CardRefused,

    /// <summary>Who holds the phone says no.</summary>
    PhoneRefused,

    /// <summary>Who holds the phone does nothing.</summary>
    PhoneSilent,

    /// <summary>Forgets, when it is told so, how far anybody had read what it publishes.</summary>
    CursorForgotten,

    /// <summary>Publishes, besides, a change of a kind that stands in no table.</summary>
    UnknownChange,
}
