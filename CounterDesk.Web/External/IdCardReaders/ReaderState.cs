using System.Text.Json.Serialization;

namespace CounterDesk.Web.External.IdCardReaders;

/// <summary>What <c>id-card-reader.js</c> says of one question to the local service, by these names.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReaderState>))]
internal enum ReaderState
{
    NoSecureContext,
    NotAsked,
    Refused,
    NoService,
    TooSlow,
    Answered,
}
