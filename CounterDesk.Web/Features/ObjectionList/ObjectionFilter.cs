using CounterDesk.Domain.Objections;

namespace CounterDesk.Web.Features.ObjectionList;

/// <summary>Which objections the list shows.</summary>
internal enum ObjectionFilter
{
    /// <summary>The issuer has not answered.</summary>
    Open,

    /// <summary>The issuer agreed and has yet to mend it.</summary>
    Agreed,

    Closed,
}

internal static class ObjectionFilters
{
    public static ObjectionFilter Of(ObjectionState state) => state switch
    {
        ObjectionState.Open => ObjectionFilter.Open,
        ObjectionState.Agreed => ObjectionFilter.Agreed,
        ObjectionState.Declined or ObjectionState.Mended => ObjectionFilter.Closed,
    };
}
