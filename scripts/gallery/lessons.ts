/** What the extremal world of each claim teaches, in a sentence. */
export const lessons: Readonly<Record<string, string>> = {
  'change-of-law':
    'One point whose label flips moves the risk by the whole range of the loss: TV is 1, and nothing smaller than B TV will do.',
  'data-processing':
    'Where only labels change, h cannot hide it: seen through any h, even a constant one, the laws are as far apart as before.',
  'transfer-decomposition':
    'A head that is good under U can pay for a poor h alone: then one term is the whole error, with its constant 1.',
  'transfer-decomposition-published':
    'The transfer term alone is attained; it is the constant 4 of the shift that is twice too large.',
  'transfer-decomposition-refined':
    'The transfer term is attained on one point, where no law changes at all.',
  'transfer-decomposition-discrepancy':
    'A term of the decomposition can be the whole error while all others are 0, so none of its constants can be below 1.',
  symmetrisation:
    'A point so rare that a sample nearly always misses it doubles the complexity: the ghost sample has it as often as the sample does.',
  contraction:
    'The loss is linear between the scores that occur, so it contracts nothing beyond its slope G.',
  hoeffding:
    'Many draws, and none with the loss that most would have: the binomial tail comes near to the exponential one, but never reaches it.',
  mcdiarmid:
    'A supremum over three heads that is nearly the loss of one of them has the tail of one mean, next to its own expectation.',
  'estimation-in-expectation':
    'A head is best on every sample that misses one rare point, and loses there what the complexity had counted twice.',
  'estimation-in-expectation-contracted':
    'The rare point that makes symmetrisation sharp makes the estimation term sharp too, as the slope of the loss is 1 where it counts.',
  'estimation-in-expectation-one-hot':
    'With one feature for each point nothing is learned about points that were not drawn; the more there are, the nearer the ratio to 1.',
  'estimation-expected-complexity':
    'Two heads, most labels of one sign: the tail of the deviation is what the bound pays for, and it pays for more than one event.',
  'estimation-expected-complexity-textbook':
    'ln(2/nu) in place of ln(1/nu): the worst known world stays about a third below the bound.',
  'estimation-empirical-complexity':
    'The empirical complexity costs a second deviation, so that even the worst known world is far below the bound.',
  'estimation-empirical-complexity-textbook': 'ln(3/nu) and 4 B: a bound that no known world comes near to.',
  'estimation-published': 'The published constants leave a factor of about four on the worst known world.',
  'main-theorem':
    'With nu next to 1 there is hardly a deviation to pay, and what remains is the transfer from a representation that says nothing.',
  'main-theorem-published': 'The same world as for the sharp form: the transfer term is equal in both.',
  'rademacher-lower':
    'Two equal rows: their signs agree half of the time, and that is what Khintchine needs to lose its square root of 2.',
  'rademacher-upper': 'One row: no signs to average over, so Jensen loses nothing.',
  'context-encoder-head':
    'An h of 0 cannot read anything that h° says, and the head loses exactly G times the length of what is left over.',
  'context-encoder-transferability':
    'The pretext gap is 1 and so is the loss of the head: C and beta = 1/2 are both needed.',
  'context-encoder-transferability-published':
    'With one target the published constant, with the smallest singular value, is the same number.',
  'masked-autoencoder-head': 'One masked token: the masked form is the context encoder again.',
  'masked-autoencoder-transferability': 'One masked token is enough to attain C and beta = 1/2.',
  'masked-autoencoder-transferability-published':
    'One masked token and one target: no constant below the published one is true.',
  'spectral-norm-certified': 'A matrix of one entry is its own norm.',
  'softmax-lipschitz':
    'Two nearly equal logits, moved against each other: the derivative of softmax at equal chances is the largest.',
  'row-projection-lipschitz': 'Inside the ball a projection moves nothing.',
  'deep-network-perturbation':
    'A network of one layer is its weight: the change of the output is the change of the weight.',
  'attention-perturbation':
    'One token attends to itself: a change of the output matrix goes through in full.',
  'feed-forward-perturbation':
    'A change of the second layer goes through in full where the first has passed its input on.',
  'transformer-perturbation': 'A change of the decoder reaches the output in full.',
  'pretraining-generalisation':
    'With very many draws cover and tail vanish, and what the sample shows is all that is paid.',
  'end-to-end-context-encoder':
    'Whatever the samples are, a head on another encoder of the class is better: task heterogeneity is no artefact of the proof.',
  'end-to-end-masked-autoencoder':
    'With very many draws nothing is left to pay but the transfer, and the head loses nearly all of it.',
  'end-to-end-without-realisability':
    'Where the reference predicts its targets the form without realisability is no looser than the one with it.',
  'held-out-pretext-hoeffding':
    'One possible value: a held-out mean is exact, and no deviation is left to pay.',
  'held-out-pretext-bernstein': 'One possible value: no variance, no range, and the mean is exact.',
  'held-out-pretext-betting':
    'One possible value: the bets have nothing to win, and the limit is that value.',
  'held-out-estimation':
    'Fitting and testing on two halves costs two deviations, of which a sample can show only so much at a time.',
  'certificate-context-encoder':
    'The head loses all that the transfer through the pretext allows, on a representation that has lost everything.',
  'certificate-masked-autoencoder': 'One masked token is enough to lose all that the transfer allows.',
  'certificate-through-decoder': 'A head that reads the pretext can lose exactly what its transfer allows.',
  'certificate-without-realisability':
    'With a reference that predicts its targets this is the realisable form, and as sharp.',
  'test-set-clopper-pearson': 'A head that is always wrong has the limit 1, which it attains.',
  'half-sample-clopper-pearson':
    'Trained on one half and wrong on every draw of the other: the limit is 1, and true.',
  'pac-bayes-kl':
    'One head of risk 1/2 and one draw: with xi(1) = 2 the level is used up to what nu, just below 1, leaves.',
  'pac-bayes-kl-maurer':
    'At n = 1 the constants 2 sqrt n and xi(n) are one number, and one fair head nearly attains both.',
  'pac-bayes-mcallester':
    'Pinsker costs less near risk 1/2 than elsewhere, and 2 sqrt n is what remains between the bound and the tail of one head.',
  'pac-bayes-kl-gaussian': 'Where h is 0 every head is wrong, however it is drawn.',
  'pac-bayes-kl-half-prior':
    'A prior trained on one half is no better than its representation: at h = 0 it is always wrong, and the limit is 1.',
  'radreg-estimation': 'Regularisation on S leaves the deviation of D as it was.',
  'radreg-path-complexity':
    'Between two weights the complexity can fall by all that the gaps of the two solutions allow.',
  'radreg-path-loss':
    'Between two weights the pretext loss can rise by all that the gaps of the two solutions allow.',
  'subgradient-convergence':
    'A straight slope and one step: start and noise terms together are the squared slope, and nothing is lost.',
  'contrastive-lemma':
    'A representation of 0: every loss is l(0), and what collisions cost is counted exactly.',
  'spectral-regression':
    'A label that is an eigenvector left out is lost entirely, at the price of its eigenvalue.',
  'conditional-independence-regression':
    'One value of X1 and h = 0: nothing of f* is read, and the excess of the pretext is all of it.',
  'conditional-independence-transferability':
    'The loss is linear up to the margin 1, where f* ends: the head pays for the whole of it.',
  'likelihood-estimation':
    'A member that leaves out a rare point is likelier than p* on every sample that misses the point.',
  'likelihood-estimation-logarithmic':
    'The logarithmic form gives away most of the level, even to two mirrored laws.',
};
