using CounterDesk.Domain.IdCards;

namespace CounterDesk.Web.External.IdCardReaders.StandIn;

/// <summary>A card that can be laid on a stand-in.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Read">What is in its chip; the picture is drawn when somebody asks.</param>
internal sealed record StandInCard(string Name, Func<CardFields> Read);
